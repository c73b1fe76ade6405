import type { OfferGroup, OfferItem, PageData, SiteData } from '../schema/types';
import { statedPrice } from './prices';

const SERVES_FOOD = /^(?:FoodEstablishment|Bakery|BarOrPub|Brewery|CafeOrCoffeeShop|Distillery|FastFoodRestaurant|IceCreamShop|Restaurant|Winery)$/;
const SELLS_GOODS = /Store$|Shop$|^(?:Bakery|Florist|Winery|Pharmacy)$/;

/** What the page lists: the menu of whoever serves food, otherwise a catalogue; nothing where it lists nothing. */
export function catalogue(site: SiteData, page: PageData) {
  const lists = page.sections.flatMap(({ content }) => (content.kind === 'offers' ? [content] : []));
  if (lists.length === 0) return {};
  const groups = lists.flatMap(({ groups }) => groups);
  const name = lists[0]!.title;
  const offered = (item: OfferItem) => offer(item, site.contact.address?.country);
  if (SERVES_FOOD.test(site.schema_type) && page.page === 'menu') {
    return { hasMenu: { '@type': 'Menu', name, hasMenuSection: groups.map((group) => menuSection(group, name, offered)) } };
  }
  const type = SELLS_GOODS.test(site.schema_type) ? 'Product' : 'Service';
  const listed = (item: OfferItem) => ({
    ...offered(item),
    itemOffered: { '@type': type, name: item.name, description: item.description },
  });
  const entries = groups.flatMap(({ title, items }): object[] => {
    const offers = items.map(listed);
    return title ? [{ '@type': 'OfferCatalog', name: title, itemListElement: offers }] : offers;
  });
  return { hasOfferCatalog: { '@type': 'OfferCatalog', name, itemListElement: entries } };
}

function menuSection({ title, items }: OfferGroup, name: string, offered: (item: OfferItem) => object) {
  return {
    '@type': 'MenuSection',
    name: title ?? name,
    hasMenuItem: items.map((item) => ({
      '@type': 'MenuItem',
      name: item.name,
      description: item.description,
      offers: item.price ? offered(item) : undefined,
    })),
  };
}

/** A price that is no plain figure stays in the client's words. */
function offer({ price }: OfferItem, country: string | undefined) {
  const figure = price ? statedPrice(price, country) : undefined;
  return { '@type': 'Offer', ...figure, description: figure ? undefined : price };
}
