import type { APIRoute, GetStaticPaths } from 'astro';
import { ICONS } from '../icons/files';

export const getStaticPaths = (() => Object.keys(ICONS).map((icon) => ({ params: { icon } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await ICONS[params.icon!]!(), { headers: { 'Content-Type': 'image/png' } });
