import { spawn } from 'node:child_process'

/** Opens the address in whatever browser the system prefers. A system without one stays as it is. */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [program, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url]]
        : ['xdg-open', [url]]
  const child = spawn(program as string, args as string[], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
