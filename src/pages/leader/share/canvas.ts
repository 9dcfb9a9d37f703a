/** A canvas on the page, ready to be drawn on. */
export interface Paper {
  pen: CanvasRenderingContext2D
  /** A picture by its address, or undefined when it cannot be had or would lock the canvas. */
  picture(address: string): Promise<CanvasImageSource | undefined>
  /** What was drawn, as a file's path or a data URI. */
  file(): Promise<string | undefined>
}

/** Opens the `<Canvas type="2d">` with this id at `width` × `height` pixels; undefined when it is not on the page. */
export declare function openPaper(id: string, width: number, height: number): Promise<Paper | undefined>

/** Where this phone's world keeps the picture of a mini-program code when the cloud's address cannot be drawn. */
export declare function codeAddress(page: string, scene: string): string | undefined
