/** Copies a text; resolves whether it worked. */
export declare function copy(text: string): Promise<boolean>
/** What was copied elsewhere, or '' when there is nothing or the phone says no. */
export declare function paste(): Promise<string>
