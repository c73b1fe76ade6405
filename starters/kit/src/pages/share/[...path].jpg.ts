import type { APIRoute, GetStaticPaths } from 'astro';
import { pages } from '../../lib/data';
import { shareName } from '../../share/card';
import { shareImage } from '../../share/image';

export const getStaticPaths = (() => pages.map((page) => ({ params: { path: shareName(page) }, props: { page } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => new Response(await shareImage(props.page), { headers: { 'Content-Type': 'image/jpeg' } });
