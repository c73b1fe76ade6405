import type { APIRoute } from 'astro';
import { signDrawing } from '../icons/sign';

export const GET: APIRoute = async () =>
  new Response(await signDrawing(), { headers: { 'Content-Type': 'image/svg+xml' } });
