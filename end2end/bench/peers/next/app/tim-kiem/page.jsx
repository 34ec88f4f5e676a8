import { table } from '../../lib/table.mjs';
import { View } from '../../views/table.jsx';

export const dynamic = 'force-dynamic';

export default async function Page({ searchParams }) {
  const { q = '' } = await searchParams;
  return <View c={await table(q)} />;
}
