import { site } from '../lib/data';
import type { Strings } from './index';

/** A person's number has 11 digits, a company's 14. */
const taxId = site.tax_id?.replace(/\D/g, '').length === 11 ? 'CPF' : 'CNPJ';

export const ptBR: Strings = {
  skip: 'Ir para o conteúdo',
  menu: 'Menu',
  mainNav: 'Principal',
  quickContact: 'Contato rápido',
  home: 'Página inicial',
  since: 'Desde',
  hours: 'Horário de funcionamento',
  specialHours: 'Horário diferente nestes dias',
  closed: 'Fechado',
  address: 'Endereço',
  directions: 'Como chegar',
  call: 'Ligar',
  phone: 'Telefone',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
  follow: 'Nas redes',
  registration: 'Registro',
  taxId,
  open: {
    now: 'Aberto agora, até {time}',
    allDay: 'Aberto agora',
    today: 'Fechado agora, abre às {time}',
    tomorrow: 'Fechado agora, abre amanhã às {time}',
    later: 'Fechado agora, abre {day} às {time}',
  },
  form: {
    name: 'Seu nome',
    reply: 'Seu e-mail',
    message: 'Sua mensagem',
    send: 'Enviar mensagem',
    leaveEmpty: 'Deixe este campo vazio',
  },
  notFound: {
    title: 'Esta página não existe',
    text: 'Ela pode ter mudado de lugar. Pela página inicial você chega a tudo.',
    back: 'Ir para a página inicial',
  },
};
