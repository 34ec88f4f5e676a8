import { notFound } from 'next/navigation';

import { indicator } from '../../../lib/indicator.mjs';
import { View } from '../../../views/indicator.jsx';

export const dynamic = 'force-dynamic';

export default async function Page({ params }) {
  const { slug } = await params;
  const shown = await indicator(slug);
  return shown ? <View c={shown} /> : notFound();
}
