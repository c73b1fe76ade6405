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

type Spoken = Pick<LanguageData, 'locale' | 'home'>;

/** The pages that every site has in each of its languages. */
export function legalLinks(language: Spoken): LegalLink[] {
  return [legalLink('privacy', language), legalLink('cookies', language)];
}

export function legalLink(kind: LegalLink['kind'], { locale, home }: Spoken): LegalLink {
  const texts = legalTexts(locale);
  return { kind, label: texts[kind], path: `${home}${texts.paths[kind]}/` };
}
