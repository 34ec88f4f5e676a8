import { home } from '../lib/home.mjs';
import { View } from '../views/home.jsx';

export const dynamic = 'force-dynamic';

export default async function Page() {
  return <View c={await home()} />;
}
