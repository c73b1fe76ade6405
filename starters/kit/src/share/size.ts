/** What networks and messengers show whole. */
export const WIDTH = 1200;
export const HEIGHT = 630;
