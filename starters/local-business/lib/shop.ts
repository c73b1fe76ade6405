import { site } from '../../lib/data';

/** Shops and whoever serves food: those who have an awning over their window. */
export const isShop = /Store|Shop|Bakery|Restaurant|Food|Bar|Brewery|Winery|Florist/.test(site.schema_type);
