declare module 'virtual:theme.css';

declare namespace App {
  interface Locals {
    /** What the page's head fetches before anything else is read. */
    leadingPhoto?: { srcset: string; sizes: string };
  }
}
