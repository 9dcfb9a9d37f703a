/** Reads a QR code with the camera. Resolves its text, or undefined when the person went back. */
export declare function scan(hint?: string): Promise<string | undefined>
