import type { LanguageData } from '../schema/types';
import type { LegalTexts } from './document';
import { en } from './en';
import { es } from './es';
import { ptBR } from './pt-BR';

const languages: Record<LanguageData['locale'], LegalTexts> = { 'pt-BR': ptBR, en, es };

export function legalTexts(locale: LanguageData['locale']): LegalTexts {
  return languages[locale];
}

export interface LegalLink {
  kind: 'privacy' | 'cookies';
  label: string;
  path: string;
}

/** The pages that every site has in each of its languages. */
export function legalLinks({ locale, home }: Pick<LanguageData, 'locale' | 'home'>): LegalLink[] {
  const texts = legalTexts(locale);
  return (['privacy', 'cookies'] as const).map((kind) => ({
    kind,
    label: texts[kind],
    path: `${home}${texts.paths[kind]}/`,
  }));
}
