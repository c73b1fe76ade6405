const NAMES: Record<string, string> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  pinterest: 'Pinterest',
  tiktok: 'TikTok',
  tripadvisor: 'Tripadvisor',
  twitter: 'Twitter',
  x: 'X',
  youtube: 'YouTube',
};

/** A network's name as it writes itself. */
export function networkName(key: string): string {
  return NAMES[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}
