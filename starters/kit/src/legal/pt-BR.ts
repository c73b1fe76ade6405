import { mail, when, type LegalTexts, type Text } from './document';
import type { Facts } from './facts';

export const ptBR: LegalTexts = {
  nav: 'Avisos legais',
  privacy: 'Privacidade',
  cookies: 'Cookies',
  settings: 'Opções de cookies',
  formNotice: 'Usamos o que você escreve só para responder. Saiba mais:',
  paths: { privacy: 'privacidade', cookies: 'cookies' },
  consent: {
    title: 'Podemos contar as visitas?',
    text: 'Só com o seu consentimento, com cookies do Google Analytics.',
    more: 'Sobre os cookies',
    reject: 'Recusar',
    accept: 'Aceitar',
    choose: 'Escolher o que permitir',
    necessary: 'Necessários.',
    necessaryMeaning: 'A sua própria escolha, guardada no navegador para não perguntarmos em cada página. Sempre ativos.',
    statistics: 'Estatísticas.',
    statisticsMeaning: 'Google Analytics: quais páginas são lidas e, aproximadamente, de onde. Só se você ativar.',
    save: 'Salvar minha escolha',
  },
  privacyPage: (facts) => ({
    title: 'Privacidade',
    description: `Quais dados pessoais o site de ${facts.name} trata, para que servem e o que você pode nos pedir.`,
    lead: 'Quais dados pessoais este site trata, para que servem e o que você pode nos pedir.',
    parts: [
      {
        title: 'Quem é responsável',
        blocks: [
          `${facts.law === 'plain' ? 'Quem trata os dados descritos aqui' : facts.law === 'lgpd' ? 'O controlador dos dados descritos aqui' : 'O responsável pelo tratamento dos dados descritos aqui'} é:`,
          { address: facts.controller },
          ['Para qualquer assunto desta página, escreva para ', mail(facts.email), '.'],
        ],
      },
      {
        title: 'Quando você visita o site',
        blocks: [
          `Para entregar uma página, o servidor do provedor de hospedagem recebe o seu endereço IP, a data e a hora, a página pedida e o que o navegador informa sobre si. É assim que a internet funciona. O provedor pode guardar esses registros por tempo limitado, para manter o serviço no ar, se defender de ataques e cumprir a lei${facts.law === 'lgpd' ? ', como o Marco Civil da Internet' : ''}. Nós não os usamos para descobrir quem você é.`,
          facts.analytics
            ? ['Contamos as visitas com o Google Analytics, e somente se você permitir: veja abaixo e em ', cookiePage(facts), '.']
            : ['Este site não grava cookies, não conta visitas e não segue você por outros sites: veja ', cookiePage(facts), '.'],
        ],
      },
      ...when(facts.form, {
        title: 'Quando você usa o formulário de contato',
        blocks: [
          'Recebemos o nome, o e-mail e a mensagem que você preenche, e usamos esses dados para responder. Você não é obrigado a usar o formulário; sem o e-mail, porém, não temos como responder. Com a mensagem recebemos a página em que você escreveu, o idioma dela e o horário.',
          'Quem recebe a mensagem por nós é o serviço de formulários da agência que cuida deste site. Ela fica guardada ali por 12 meses e depois é excluída. Para barrar spam, o serviço também verifica o seu endereço IP e quanto tempo você levou para escrever; nenhum dos dois fica guardado com a mensagem.',
        ],
      }),
      {
        title: facts.phone || facts.whatsapp ? 'Quando você escreve ou liga' : 'Quando você nos escreve',
        blocks: [
          'Usamos o que você nos conta, e o endereço ou número que você usa, para atender ao seu pedido. Guardamos isso pelo tempo necessário para atender, e por mais tempo só quando a lei exige.',
          ...when(facts.whatsapp, 'Se você preferir o WhatsApp, o próprio WhatsApp também trata o seu número e a sua mensagem, segundo os termos dele.'),
        ],
      },
      ...when(facts.analytics, {
        title: 'Quando você permite as estatísticas',
        blocks: [
          'O Google Analytics passa a receber as páginas que você abre, o horário, o tipo de aparelho e de navegador, o endereço IP, do qual deduz uma localização aproximada, e um número aleatório, gravado em um cookie, que distingue uma visita da outra. O Google trata esses dados por nossa conta. Os recursos de publicidade dele estão desligados.',
          ['O Google pode tratar os dados nos Estados Unidos e em outros países, e informa em que garantias se apoia: ', { label: 'estruturas legais do Google', href: 'https://policies.google.com/privacy/frameworks' }, '. Por quanto tempo ele guarda os dados depende da configuração da nossa conta do Google Analytics; os cookies duram no máximo 12 meses.'],
          ['Você pode mudar de ideia a qualquer momento, com efeito a partir daí: ', cookiePage(facts), '.'],
        ],
      }),
      ...when(outside(facts).length, {
        title: 'Links para outros serviços',
        blocks: [
          'Este site tem apenas links para estes serviços. Eles só recebem dados quando você segue o link, e ali valem as políticas de privacidade deles:',
          { list: outside(facts) },
        ],
      }),
      ...legalBases(facts),
      {
        title: 'Quem mais recebe dados',
        blocks: [
          `O provedor de hospedagem${facts.form ? ', a agência com seu serviço de formulários' : ''}${facts.analytics ? ' e, com o seu consentimento, o Google' : ''}, para as finalidades acima, e as autoridades, quando a lei nos obriga. Eles podem usar servidores em outros países; se você pedir, dizemos quem são, onde atuam e como os seus dados são protegidos lá. Não vendemos dados e não tomamos decisões unicamente por meios automatizados.`,
        ],
      },
      rights(facts),
    ],
  }),
  cookiePage: (facts) => ({
    title: 'Cookies neste site',
    description: `O que o site de ${facts.name} grava no seu navegador${facts.analytics ? ' e como mudar a sua escolha' : ''}.`,
    lead: facts.analytics
      ? 'O que este site grava no seu navegador, e somente se você permitir.'
      : 'Este site não grava nada no seu navegador.',
    parts: facts.analytics
      ? [
          {
            title: 'A sua escolha',
            blocks: [
              'Antes da sua escolha, nada é gravado e nada é carregado do Google. Se você recusar as estatísticas, continua assim, e o site funciona do mesmo jeito.',
              { choice: 'Mudar minha escolha' },
              'Perguntamos de novo depois de 12 meses. Sem JavaScript não há o que escolher: nesse caso, nada é contado.',
            ],
          },
          {
            title: 'Necessários',
            blocks: [
              { terms: [['consent', 'A sua escolha e a data dela, no armazenamento local do navegador. Não é um cookie e nunca é enviada a nós. Fica ali até você limpar os dados de navegação ou escolher de novo.']] },
            ],
          },
          {
            title: 'Estatísticas, só com o seu consentimento',
            blocks: [
              'Cookies são pequenos arquivos que um site grava no navegador.',
              {
                terms: [
                  ['_ga', 'Cookie do Google Analytics com um número aleatório que distingue um visitante do outro. 12 meses.'],
                  [`_ga_${facts.analytics.slice(2)}`, 'Cookie do Google Analytics que mantém uma visita reunida. 12 meses.'],
                ],
              },
              'Se você retirar o consentimento, os dois são apagados e o Google Analytics deixa de ser carregado.',
            ],
          },
          {
            title: 'No seu navegador',
            blocks: ['Nas configurações do navegador você pode ver o que os sites gravaram e apagar.', morePrivacy(facts)],
          },
        ]
      : [
          {
            title: 'O que isso significa',
            blocks: [
              'Nenhum cookie, nenhum rastreamento, nenhuma publicidade, nada carregado de outras empresas. Por isso não pedimos consentimento.',
              ...when(outside(facts).length, 'Os serviços para os quais temos links podem gravar cookies próprios depois que você segue o link.'),
              morePrivacy(facts),
            ],
          },
        ],
  }),
};

const cookiePage = ({ cookiePage: href }: Facts) => ({ label: 'Cookies', href });
const morePrivacy = ({ privacyPage: href }: Facts): Text => ['Tudo o mais sobre os seus dados: ', { label: 'Privacidade', href }, '.'];

function outside({ whatsapp, maps, networks, bookings, orders }: Facts): Text[] {
  return [
    ...when(whatsapp, 'WhatsApp (mensagens)'),
    ...when(maps, `Mapas (${maps})`),
    ...networks,
    ...bookings.map((host) => `${host} (agendamento)`),
    ...orders.map((host) => `${host} (pedidos)`),
  ];
}

function legalBases({ law, country, phone, form, analytics }: Facts) {
  if (law === 'plain') return [];
  const [name, legitimate, contract, consent] = {
    lgpd: ['a Lei Geral de Proteção de Dados Pessoais (LGPD, Lei nº 13.709/2018)', 'art. 7º, IX', 'art. 7º, V', 'art. 7º, I'],
    gdpr: ['o Regulamento Geral sobre a Proteção de Dados (RGPD)', 'art. 6º, 1, f', 'art. 6º, 1, b', 'art. 6º, 1, a'],
    'uk-gdpr': ['o UK GDPR', 'art. 6º, 1, f', 'art. 6º, 1, b', 'art. 6º, 1, a'],
  }[law];
  const cookieLaw = country === 'ES' ? '; para os cookies, art. 22.2 da LSSI espanhola' : country === 'GB' ? '; para os cookies, art. 6 do PECR' : '';
  const asked = new Intl.ListFormat('pt-BR').format(['Mensagens', ...when(phone, 'ligações'), ...when(form, 'formulário')]);
  return [
    {
      title: 'Por que podemos fazer isso',
      blocks: [
        `As bases legais, segundo ${name}:`,
        {
          list: [
            `Entregar o site e mantê-lo seguro: o nosso legítimo interesse nisso (${legitimate}).`,
            `${asked}: providências que você pede antes de um contrato ou durante ele (${contract}); nos demais casos, o nosso legítimo interesse em responder a quem nos procura (${legitimate}).`,
            ...when(analytics, `Estatísticas: o seu consentimento (${consent}${cookieLaw}), que você pode retirar a qualquer momento.`),
          ],
        },
      ],
    },
  ];
}

function rights({ law, country, analytics, email }: Facts) {
  const write: Text = ['Para exercer os seus direitos, escreva para ', mail(email), '. É gratuito.'];
  if (law === 'lgpd') {
    return {
      title: 'Os seus direitos',
      blocks: [
        'Pelo art. 18 da LGPD, você pode nos pedir:',
        {
          list: [
            'a confirmação de que tratamos os seus dados e o acesso a eles;',
            'a correção de dados incompletos, inexatos ou desatualizados;',
            'a anonimização, o bloqueio ou a eliminação de dados desnecessários, excessivos ou tratados em desacordo com a lei;',
            'a portabilidade a outro fornecedor;',
            'a eliminação dos dados tratados com o seu consentimento;',
            'a informação sobre com quem compartilhamos dados;',
            'a informação sobre a possibilidade de não consentir e as consequências disso, e a revogação do consentimento.',
          ],
        },
        'Você também pode se opor a um tratamento que descumpra a lei.',
        write,
        'No mesmo endereço você fala com o encarregado pelo tratamento de dados pessoais ou, onde a lei dispensa a indicação de um, com quem responde por este assunto.',
        ['Você também pode peticionar à ANPD, que fiscaliza a proteção de dados no Brasil: ', { label: 'gov.br/anpd', href: 'https://www.gov.br/anpd' }, '.'],
      ],
    };
  }
  if (law === 'plain') {
    return {
      title: 'O que você pode nos pedir',
      blocks: [
        'Você pode perguntar quais dados seus nós temos e pedir que sejam corrigidos ou excluídos. Se a lei do seu país lhe dá outros direitos, nós os respeitamos.',
        ...when(analytics, 'O consentimento pode ser retirado a qualquer momento.'),
        write,
      ],
    };
  }
  return {
    title: 'Os seus direitos',
    blocks: [
      'Você tem direito de acessar os seus dados (art. 15), de corrigi-los (art. 16), de pedir que sejam apagados (art. 17), de limitar o seu uso (art. 18), de recebê-los em formato portável (art. 20) e de se opor, por motivos ligados à sua situação, ao que se baseia em interesse legítimo (art. 21).',
      ...when(country === 'ES', 'Na Espanha, os arts. 12 a 18 da Lei Orgânica 3/2018 (LOPDGDD) os detalham.'),
      ...when(analytics, 'Você pode retirar o consentimento a qualquer momento; o que foi feito antes continua lícito.'),
      write,
      authority(law, country),
    ],
  };
}

function authority(law: Facts['law'], country: string | undefined): Text {
  if (law === 'uk-gdpr') {
    return ['Você também pode reclamar à autoridade de proteção de dados do Reino Unido, a ICO: ', { label: 'ico.org.uk', href: 'https://ico.org.uk' }, '.'];
  }
  if (country === 'ES') {
    return ['Você também pode reclamar à autoridade espanhola de proteção de dados, a AEPD: ', { label: 'aepd.es', href: 'https://www.aepd.es' }, '.'];
  }
  return 'Você também pode reclamar à autoridade de proteção de dados do seu país.';
}
