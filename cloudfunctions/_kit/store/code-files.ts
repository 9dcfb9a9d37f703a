import { command } from '../wechat'
import { change } from './documents'

/** Where the image of a group's mini-program code lies; the first one stays. */
export function noteCodeFile(groupId: string, codeFile: string): Promise<boolean> {
  return change('groups', { _id: groupId, codeFile: command.exists(false) }, { codeFile })
}
