import { mail, when, type LegalTexts, type Text } from './document';
import type { Facts } from './facts';

export const es: LegalTexts = {
  nav: 'Información legal',
  privacy: 'Privacidad',
  cookies: 'Cookies',
  settings: 'Configurar cookies',
  formNotice: 'Lo que aquí se escribe se usa solo para responder. Más información:',
  paths: { privacy: 'privacidad', cookies: 'cookies' },
  consent: {
    title: '¿Podemos contar las visitas?',
    text: 'Solo con su consentimiento, con cookies de Google Analytics.',
    more: 'Sobre las cookies',
    reject: 'Rechazar',
    accept: 'Aceptar',
    choose: 'Elegir qué permite',
    necessary: 'Necesarias.',
    necessaryMeaning: 'Su propia elección, guardada en el navegador para no preguntar en cada página. Siempre activas.',
    statistics: 'Estadísticas.',
    statisticsMeaning: 'Google Analytics: qué páginas se leen y, de forma aproximada, desde dónde. Solo si las activa.',
    save: 'Guardar mi elección',
  },
  privacyPage: (facts) => ({
    title: 'Privacidad',
    description: `Qué datos personales trata el sitio de ${facts.name}, para qué sirven y qué puede pedirnos.`,
    lead: 'Qué datos personales trata este sitio, para qué sirven y qué puede pedirnos.',
    parts: [
      {
        title: 'Quién es responsable',
        blocks: [
          `${facts.law === 'plain' ? 'Quien trata los datos descritos aquí' : 'El responsable del tratamiento de los datos descritos aquí'} es:`,
          { address: facts.controller },
          ['Para cualquier asunto de esta página, escriba a ', mail(facts.email), '.'],
        ],
      },
      {
        title: 'Cuando visita el sitio',
        blocks: [
          'Para entregar una página, el servidor del proveedor de alojamiento recibe su dirección IP, la fecha y la hora, la página solicitada y lo que el navegador dice de sí mismo. Así funciona internet. El proveedor puede conservar esos registros durante un tiempo limitado, para mantener el servicio, defenderse de ataques y cumplir la ley. Nosotros no los usamos para averiguar quién es usted.',
          facts.analytics
            ? ['Contamos las visitas con Google Analytics, y solo si usted lo permite: véase más abajo y en ', cookiePage(facts), '.']
            : ['Este sitio no guarda cookies, no cuenta visitas y no le sigue por otros sitios: véase ', cookiePage(facts), '.'],
        ],
      },
      ...when(facts.form, {
        title: 'Cuando usa el formulario de contacto',
        blocks: [
          'Recibimos el nombre, el correo electrónico y el mensaje que usted escribe, y los usamos para responderle. No está obligado a usar el formulario; sin el correo, eso sí, no podemos contestarle. Con el mensaje recibimos la página desde la que escribe, su idioma y la hora.',
          'El mensaje lo recibe por nosotros el servicio de formularios de la agencia que se ocupa de este sitio. Allí se conserva 12 meses y después se elimina. Para evitar el correo basura, el servicio comprueba también su dirección IP y cuánto tardó en escribir; ninguno de los dos datos se guarda con el mensaje.',
        ],
      }),
      {
        title: facts.phone || facts.whatsapp ? 'Cuando escribe o llama' : 'Cuando nos escribe',
        blocks: [
          'Usamos lo que nos cuenta, y la dirección o el número que utiliza, para atender su petición. Lo conservamos el tiempo necesario para ello, y más tiempo solo cuando la ley lo exige.',
          ...when(facts.whatsapp, 'Si prefiere WhatsApp, también WhatsApp trata su número y su mensaje, según sus propias condiciones.'),
        ],
      },
      ...when(facts.analytics, {
        title: 'Cuando permite las estadísticas',
        blocks: [
          'Google Analytics recibe entonces las páginas que abre, la hora, el tipo de dispositivo y de navegador, la dirección IP, de la que deduce una ubicación aproximada, y un número aleatorio, guardado en una cookie, que distingue una visita de otra. Google trata estos datos por encargo nuestro. Sus funciones de publicidad están desactivadas.',
          ['Google puede tratar los datos en los Estados Unidos y en otros países, e informa de las garantías en que se apoya: ', { label: 'marcos legales de Google', href: 'https://policies.google.com/privacy/frameworks' }, '. Cuánto tiempo los conserva depende de la configuración de nuestra cuenta de Google Analytics; las cookies duran 12 meses como máximo.'],
          ['Puede cambiar de opinión en cualquier momento, con efecto desde entonces: ', cookiePage(facts), '.'],
        ],
      }),
      ...when(outside(facts).length, {
        title: 'Enlaces a otros servicios',
        blocks: [
          'Este sitio solo enlaza a estos servicios. Reciben datos cuando usted sigue el enlace, no antes, y allí rigen sus propias políticas de privacidad:',
          { list: outside(facts) },
        ],
      }),
      ...legalBases(facts),
      {
        title: 'Quién más recibe datos',
        blocks: [
          `El proveedor de alojamiento${facts.form ? ', la agencia con su servicio de formularios' : ''}${facts.analytics ? ' y, con su consentimiento, Google' : ''}, para los fines indicados, y las autoridades cuando la ley nos obliga. Pueden usar servidores en otros países; si nos lo pide, le diremos quiénes son, dónde trabajan y cómo se protegen allí sus datos. No vendemos datos ni tomamos decisiones basadas únicamente en medios automatizados.`,
        ],
      },
      rights(facts),
    ],
  }),
  cookiePage: (facts) => ({
    title: 'Cookies en este sitio',
    description: `Qué guarda el sitio de ${facts.name} en su navegador${facts.analytics ? ' y cómo cambiar su elección' : ''}.`,
    lead: facts.analytics
      ? 'Qué guarda este sitio en su navegador, y solo si usted lo permite.'
      : 'Este sitio no guarda nada en su navegador.',
    parts: facts.analytics
      ? [
          {
            title: 'Su elección',
            blocks: [
              'Antes de que elija, no se guarda nada ni se carga nada de Google. Si rechaza las estadísticas, sigue siendo así, y el sitio funciona igual.',
              { choice: 'Cambiar mi elección' },
              'Volvemos a preguntar al cabo de 12 meses. Sin JavaScript no hay nada que elegir: en ese caso no se cuenta nada.',
            ],
          },
          {
            title: 'Necesarias',
            blocks: [
              { terms: [['consent', 'Su elección y su fecha, en el almacenamiento local del navegador. No es una cookie y nunca se nos envía. Permanece hasta que borre los datos de navegación o elija de nuevo.']] },
            ],
          },
          {
            title: 'Estadísticas, solo con su consentimiento',
            blocks: [
              'Las cookies son pequeños archivos que un sitio guarda en el navegador.',
              {
                terms: [
                  ['_ga', 'Cookie de Google Analytics con un número aleatorio que distingue a un visitante de otro. 12 meses.'],
                  [`_ga_${facts.analytics.slice(2)}`, 'Cookie de Google Analytics que mantiene unida una visita. 12 meses.'],
                ],
              },
              'Si retira su consentimiento, ambas se borran y Google Analytics deja de cargarse.',
            ],
          },
          {
            title: 'En su navegador',
            blocks: ['En los ajustes del navegador puede ver lo que los sitios han guardado, y borrarlo.', morePrivacy(facts)],
          },
        ]
      : [
          {
            title: 'Qué significa',
            blocks: [
              'Ni cookies, ni rastreo, ni publicidad, ni nada cargado de otras empresas. Por eso no le pedimos consentimiento.',
              ...when(outside(facts).length, 'Los servicios a los que enlazamos pueden guardar sus propias cookies cuando usted sigue el enlace.'),
              morePrivacy(facts),
            ],
          },
        ],
  }),
};

const cookiePage = ({ cookiePage: href }: Facts) => ({ label: 'Cookies', href });
const morePrivacy = ({ privacyPage: href }: Facts): Text => ['Todo lo demás sobre sus datos: ', { label: 'Privacidad', href }, '.'];

function outside({ whatsapp, maps, networks, bookings, orders }: Facts): Text[] {
  return [
    ...when(whatsapp, 'WhatsApp (mensajes)'),
    ...when(maps, `Mapas (${maps})`),
    ...networks,
    ...bookings.map((host) => `${host} (reservas)`),
    ...orders.map((host) => `${host} (pedidos)`),
  ];
}

function legalBases({ law, country, phone, form, analytics }: Facts) {
  if (law === 'plain') return [];
  const [name, legitimate, contract, consent] = {
    lgpd: ['la Ley General de Protección de Datos de Brasil (LGPD, Ley 13.709/2018)', 'art. 7, IX', 'art. 7, V', 'art. 7, I'],
    gdpr: ['el Reglamento General de Protección de Datos (RGPD)', 'art. 6.1.f', 'art. 6.1.b', 'art. 6.1.a'],
    'uk-gdpr': ['el RGPD del Reino Unido (UK GDPR)', 'art. 6.1.f', 'art. 6.1.b', 'art. 6.1.a'],
  }[law];
  const cookieLaw = country === 'ES' ? '; para las cookies, art. 22.2 de la LSSI' : country === 'GB' ? '; para las cookies, art. 6 del PECR' : '';
  const asked = new Intl.ListFormat('es').format(['Mensajes', ...when(phone, 'llamadas'), ...when(form, 'formulario')]);
  return [
    {
      title: 'Por qué podemos hacerlo',
      blocks: [
        `Las bases jurídicas, según ${name}:`,
        {
          list: [
            `Entregar el sitio y mantenerlo seguro: nuestro interés legítimo en ello (${legitimate}).`,
            `${asked}: medidas que usted solicita antes de un contrato o durante él (${contract}); en los demás casos, nuestro interés legítimo en responder a quien nos escribe (${legitimate}).`,
            ...when(analytics, `Estadísticas: su consentimiento (${consent}${cookieLaw}), que puede retirar en cualquier momento.`),
          ],
        },
      ],
    },
  ];
}

function rights({ law, country, analytics, email }: Facts) {
  const write: Text = ['Para ejercer sus derechos, escriba a ', mail(email), '. Es gratuito.'];
  if (law === 'lgpd') {
    return {
      title: 'Sus derechos',
      blocks: [
        'Según el art. 18 de la LGPD, puede pedirnos:',
        {
          list: [
            'la confirmación de que tratamos sus datos y el acceso a ellos;',
            'la corrección de datos incompletos, inexactos o desactualizados;',
            'la anonimización, el bloqueo o la eliminación de datos innecesarios, excesivos o tratados en contra de la ley;',
            'la portabilidad a otro proveedor;',
            'la eliminación de los datos tratados con su consentimiento;',
            'información sobre con quién compartimos datos;',
            'información sobre la posibilidad de no consentir y sus consecuencias, y la revocación del consentimiento.',
          ],
        },
        'También puede oponerse a un tratamiento contrario a la ley.',
        write,
        'En la misma dirección atiende el encargado de protección de datos (encarregado) o, si la ley no exige designarlo, quien responde de este asunto.',
        ['También puede dirigirse a la autoridad brasileña de protección de datos, la ANPD: ', { label: 'gov.br/anpd', href: 'https://www.gov.br/anpd' }, '.'],
      ],
    };
  }
  if (law === 'plain') {
    return {
      title: 'Qué puede pedirnos',
      blocks: [
        'Puede preguntar qué datos suyos tenemos y pedir que los corrijamos o los eliminemos. Si la ley de su país le da otros derechos, los respetamos.',
        ...when(analytics, 'El consentimiento puede retirarse en cualquier momento.'),
        write,
      ],
    };
  }
  return {
    title: 'Sus derechos',
    blocks: [
      'Tiene derecho a acceder a sus datos (art. 15), a rectificarlos (art. 16), a suprimirlos (art. 17), a limitar su tratamiento (art. 18), a recibirlos en un formato portable (art. 20) y a oponerse, por motivos relacionados con su situación, a lo que se basa en un interés legítimo (art. 21).',
      ...when(country === 'ES', 'En España los desarrollan los artículos 12 a 18 de la Ley Orgánica 3/2018 (LOPDGDD).'),
      ...when(analytics, 'Puede retirar su consentimiento en cualquier momento; lo hecho antes sigue siendo lícito.'),
      write,
      authority(law, country),
    ],
  };
}

function authority(law: Facts['law'], country: string | undefined): Text {
  if (law === 'uk-gdpr') {
    return ['También puede reclamar ante la autoridad de protección de datos del Reino Unido, la ICO: ', { label: 'ico.org.uk', href: 'https://ico.org.uk' }, '.'];
  }
  if (country === 'ES') {
    return ['También puede reclamar ante la Agencia Española de Protección de Datos (AEPD): ', { label: 'aepd.es', href: 'https://www.aepd.es' }, '.'];
  }
  return 'También puede reclamar ante la autoridad de protección de datos de su país.';
}
