import { mail, when, type LegalTexts, type Text } from './document';
import type { Facts } from './facts';

export const en: LegalTexts = {
  nav: 'Legal',
  privacy: 'Privacy',
  cookies: 'Cookies',
  settings: 'Cookie settings',
  formNotice: 'We use what you write only to answer you. More:',
  paths: { privacy: 'privacy', cookies: 'cookies' },
  consent: {
    title: 'May we count visits?',
    text: 'Only with your consent, using cookies of Google Analytics.',
    more: 'About cookies',
    reject: 'Reject',
    accept: 'Accept',
    choose: 'Choose what you allow',
    necessary: 'Necessary.',
    necessaryMeaning: 'Your choice itself, kept in your browser so that we do not ask on every page. Always on.',
    statistics: 'Statistics.',
    statisticsMeaning: 'Google Analytics: which pages are read, and roughly from where. Off unless you turn it on.',
    save: 'Save my choice',
  },
  privacyPage: (facts) => ({
    title: 'Privacy',
    description: `Which personal data the website of ${facts.name} handles, what for, and what you can ask of us.`,
    lead: 'Which personal data this website handles, what for, and what you can ask of us.',
    parts: [
      {
        title: 'Who is responsible',
        blocks: [
          `${facts.law === 'plain' ? 'The data described here is handled by' : 'The controller of the data described here is'}:`,
          { address: facts.controller },
          ['Write to ', mail(facts.email), ' about anything on this page.'],
        ],
      },
      {
        title: 'When you visit this site',
        blocks: [
          'To deliver a page, the hosting provider’s server receives your IP address, the time, the page that was asked for, and what your browser says about itself. That is how the internet works. The provider may keep these records in its logs for a limited time, to keep the service running, to fend off attacks and to comply with the law. We do not use them to find out who you are.',
          facts.analytics
            ? ['We count visits with Google Analytics, and only if you allow it: see below and ', cookiePage(facts), '.']
            : ['This site sets no cookies, counts no visits and does not follow you from site to site: see ', cookiePage(facts), '.'],
        ],
      },
      ...when(facts.form, {
        title: 'When you use the contact form',
        blocks: [
          'We receive the name, the email address and the message that you enter, and use them to answer you. You need not fill in the form; without an email address, though, we cannot reply to it. With your message we get the page you wrote it on, its language and the time.',
          'The message is received for us by the forms service of the agency that runs this website. It is stored there for 12 months and then deleted. To keep spam out, the service also looks at your IP address and at how long you took to write; neither is kept with your message.',
        ],
      }),
      {
        title: facts.phone || facts.whatsapp ? 'When you write or call' : 'When you write to us',
        blocks: [
          'We use what you tell us, and the address or number that you use, to deal with your request. We keep it for as long as that takes, and longer only where the law requires it.',
          ...when(facts.whatsapp, 'If you choose WhatsApp, WhatsApp handles your number and your message too, on its own terms.'),
        ],
      },
      ...when(facts.analytics, {
        title: 'When you allow statistics',
        blocks: [
          'Google Analytics then receives the pages that you open, the time, your device and browser, your IP address, from which it derives a rough location, and a random number in a cookie that tells one visit from another. Google handles this data for us. Its features for advertising are off.',
          ['Google may handle the data in the United States and in other countries, and says which safeguards it relies on: ', { label: 'Google’s legal frameworks', href: 'https://policies.google.com/privacy/frameworks' }, '. How long it keeps the data is set in our Google Analytics account; the cookies last for 12 months at most.'],
          ['You can change your mind at any time, with effect from then on: ', cookiePage(facts), '.'],
        ],
      }),
      ...when(outside(facts).length, {
        title: 'Links to other services',
        blocks: [
          'This site only links to these services. They receive data when you follow the link, not before, and their own privacy policies apply there:',
          { list: outside(facts) },
        ],
      }),
      ...legalBases(facts),
      {
        title: 'Who else receives data',
        blocks: [
          `The hosting provider${facts.form ? ', the agency with its forms service' : ''}${facts.analytics ? ' and, with your consent, Google' : ''}, for the purposes named above, and authorities where the law obliges us. They may work with servers in other countries; if you ask us, we will tell you who they are, where they work and how your data is protected there. We sell no data, and take no decision by automated means alone.`,
        ],
      },
      rights(facts),
    ],
  }),
  cookiePage: (facts) => ({
    title: 'Cookies on this site',
    description: `What the website of ${facts.name} stores in your browser${facts.analytics ? ', and how to change your choice' : ''}.`,
    lead: facts.analytics
      ? 'What this website stores in your browser, and only if you allow it.'
      : 'This website stores nothing in your browser.',
    parts: facts.analytics
      ? [
          {
            title: 'Your choice',
            blocks: [
              'Before you have chosen, nothing is stored and nothing is loaded from Google. If you reject statistics, it stays that way, and the site works just the same.',
              { choice: 'Change my choice' },
              'We ask again after 12 months. Without JavaScript there is nothing to choose: then nothing is counted.',
            ],
          },
          {
            title: 'Necessary',
            blocks: [
              { terms: [['consent', 'Your choice and its date, in your browser’s local storage. It is not a cookie and is never sent to us. It stays until you delete your browsing data or choose again.']] },
            ],
          },
          {
            title: 'Statistics, with your consent only',
            blocks: [
              'Cookies are small files that a website keeps in your browser.',
              {
                terms: [
                  ['_ga', 'A cookie of Google Analytics with a random number that tells one visitor from another. 12 months.'],
                  [`_ga_${facts.analytics.slice(2)}`, 'A cookie of Google Analytics that keeps a visit together. 12 months.'],
                ],
              },
              'If you withdraw your consent, both are deleted and Google Analytics is not loaded any more.',
            ],
          },
          {
            title: 'In your browser',
            blocks: ['In the settings of your browser you can look at what websites have stored, and delete it.', morePrivacy(facts)],
          },
        ]
      : [
          {
            title: 'What that means',
            blocks: [
              'No cookies, no tracking, no advertising, and nothing loaded from other companies. That is why we do not ask you for consent.',
              ...when(outside(facts).length, 'Services that we link to may set cookies of their own once you have followed the link.'),
              morePrivacy(facts),
            ],
          },
        ],
  }),
};

const cookiePage = ({ cookiePage: href }: Facts) => ({ label: 'Cookies', href });
const morePrivacy = ({ privacyPage: href }: Facts): Text => ['Everything else about your data: ', { label: 'Privacy', href }, '.'];

function outside({ whatsapp, maps, networks, bookings, orders }: Facts): Text[] {
  return [
    ...when(whatsapp, 'WhatsApp (messages)'),
    ...when(maps, `Maps (${maps})`),
    ...networks,
    ...bookings.map((host) => `${host} (booking)`),
    ...orders.map((host) => `${host} (orders)`),
  ];
}

function legalBases({ law, country, phone, form, analytics }: Facts) {
  if (law === 'plain') return [];
  const [name, legitimate, contract, consent] = {
    lgpd: ['Brazil’s General Data Protection Law (LGPD, Law 13.709/2018)', 'Art. 7, IX', 'Art. 7, V', 'Art. 7, I'],
    gdpr: ['the General Data Protection Regulation (GDPR)', 'Art. 6(1)(f)', 'Art. 6(1)(b)', 'Art. 6(1)(a)'],
    'uk-gdpr': ['the UK GDPR', 'Art. 6(1)(f)', 'Art. 6(1)(b)', 'Art. 6(1)(a)'],
  }[law];
  const cookieLaw = country === 'ES' ? '; for cookies, Art. 22(2) of Spain’s LSSI' : country === 'GB' ? '; for cookies, Regulation 6 of PECR' : '';
  const asked = new Intl.ListFormat('en-GB').format(['Messages', ...when(phone, 'calls'), ...when(form, 'the contact form')]);
  return [
    {
      title: 'Why we may do this',
      blocks: [
        `The legal bases, under ${name}:`,
        {
          list: [
            `Delivering the site and keeping it secure: our legitimate interest in exactly that (${legitimate}).`,
            `${asked}: steps taken at your request before or under a contract (${contract}); otherwise our legitimate interest in answering those who write to us (${legitimate}).`,
            ...when(analytics, `Statistics: your consent (${consent}${cookieLaw}), which you can withdraw at any time.`),
          ],
        },
      ],
    },
  ];
}

function rights({ law, country, analytics, email }: Facts) {
  const write: Text = ['To use your rights, write to ', mail(email), '. It costs nothing.'];
  if (law === 'lgpd') {
    return {
      title: 'Your rights',
      blocks: [
        'Under Art. 18 of the LGPD you can ask us for:',
        {
          list: [
            'confirmation that we handle your data, and access to it;',
            'correction of incomplete, inaccurate or outdated data;',
            'anonymisation, blocking or deletion of unnecessary or excessive data, or of data handled against the law;',
            'portability to another provider;',
            'deletion of data handled with your consent;',
            'information about whom we shared data with;',
            'information about the option not to consent, and what follows from it; and withdrawal of consent.',
          ],
        },
        'You can also object to data being handled against the law.',
        write,
        'The same address reaches the data protection officer (encarregado), or whoever is in charge of this matter where the law does not require one.',
        ['You can also petition Brazil’s data protection authority, the ANPD: ', { label: 'gov.br/anpd', href: 'https://www.gov.br/anpd' }, '.'],
      ],
    };
  }
  if (law === 'plain') {
    return {
      title: 'What you can ask of us',
      blocks: [
        'You can ask which data about you we have, and ask us to correct it or to delete it. Where the law of your country gives you further rights, we respect them.',
        ...when(analytics, 'Consent can be withdrawn at any time.'),
        write,
      ],
    };
  }
  return {
    title: 'Your rights',
    blocks: [
      'You have the right to access your data (Art. 15), to have it corrected (Art. 16) or deleted (Art. 17), to have its use restricted (Art. 18), to receive it in a portable form (Art. 20), and to object, on grounds relating to your situation, to what we base on legitimate interests (Art. 21).',
      ...when(country === 'ES', 'In Spain, Arts. 12 to 18 of Organic Law 3/2018 (LOPDGDD) set out how.'),
      ...when(analytics, 'You can withdraw your consent at any time; what was done before stays lawful.'),
      write,
      authority(law, country),
    ],
  };
}

function authority(law: Facts['law'], country: string | undefined): Text {
  if (law === 'uk-gdpr') {
    return ['You can also complain to the ICO, the data protection regulator of the United Kingdom: ', { label: 'ico.org.uk', href: 'https://ico.org.uk' }, '.'];
  }
  if (country === 'ES') {
    return ['You can also complain to the Spanish data protection authority, the AEPD: ', { label: 'aepd.es', href: 'https://www.aepd.es' }, '.'];
  }
  return 'You can also complain to the data protection authority of your country.';
}
