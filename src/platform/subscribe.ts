export interface Template {
  id: string
  /** What the person would be told, for example 到货通知. */
  name: string
}

/** Asks for one more message of each template (WeChat: at most 3, from a tap). Answers the ids that were accepted. */
export declare function subscribe(templates: Template[]): Promise<string[]>
