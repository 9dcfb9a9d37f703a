import path from 'node:path'

/** The attributes a screen reader hears. WeChat knows them; Taro's templates leave them out. */
const spoken = {
  'aria-label': '',
  'aria-role': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
}
const components = {
  View: spoken,
  Text: spoken,
  Image: spoken,
  Button: spoken,
  Input: spoken,
  Textarea: spoken,
}

interface Platform {
  ctx: unknown
  template?: { mergeComponents(ctx: unknown, components: object): void }
  runtimePath?: string | string[]
}

/** Adds them to the weapp templates, and to the running app, which must number attributes in the same way. */
export default (ctx: { registerMethod(method: { name: string; fn(platform: Platform): void }): void }) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, components)
      const paths = platform.runtimePath ?? []
      platform.runtimePath = [
        ...(Array.isArray(paths) ? paths : [paths]),
        path.resolve(process.cwd(), 'config/plugins/spoken-runtime.js'),
      ]
    },
  })
}
