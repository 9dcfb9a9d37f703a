/** Keeps a picture (a file's path or address, or a data URI) in the person's album. */
export declare function saveImage(source: string, name?: string): Promise<'saved' | 'refused' | 'failed'>
