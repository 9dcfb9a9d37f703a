export interface ShareCard {
  title: string
  /** Page with query, without a leading slash: `pages/consumer/group/index?id=…`. */
  path: string
  imageUrl?: string
}

/**
 * Makes this page shareable: the card is asked for at the moment of sharing. Call it once in the page component; the
 * page's config needs `enableShareAppMessage: true`.
 */
export declare function useShareCard(card: () => ShareCard): void

/**
 * What `<Button share>` calls in the browser, where WeChat's own share button does not exist: hands the card of the page
 * to the stage's neighbourhood chat and says so. Does nothing in WeChat.
 */
export declare function shareFromButton(): void
