import { spawn } from 'node:child_process'
import { root } from './root.ts'

export interface Ran {
  /** The exit code; 127 when the program could not be started, 1 when a signal ended it. */
  code: number
  /** Standard output and standard error, in the order they arrived. */
  output: string
  stdout: string
}

/**
 * Runs a program without a shell and resolves when it has ended, whatever its exit code.
 * `show: true` passes the output on to the terminal as well; after `patience` ms it is ended.
 */
export function run(
  program: string,
  args: string[],
  options: {
    cwd?: string
    env?: Record<string, string | undefined>
    show?: boolean
    patience?: number
  } = {},
): Promise<Ran> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.patience,
      killSignal: 'SIGKILL',
    })
    let output = ''
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      stdout += text
      if (options.show) process.stdout.write(text)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (options.show) process.stderr.write(text)
    })
    child.on('error', error => resolve({ code: 127, output: `${output}${error.message}\n`, stdout }))
    child.on('close', code => resolve({ code: code ?? 1, output, stdout }))
  })
}

/** Runs one of our own scripts, or a tool written in JavaScript, with the Node that runs us. */
export function runNode(args: string[], options: Parameters<typeof run>[2] = {}): Promise<Ran> {
  return run(process.execPath, args, options)
}
