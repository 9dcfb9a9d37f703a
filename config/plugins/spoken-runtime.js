import { mergeInternalComponents } from '@tarojs/shared'

// The same list, in the same order, as in spoken.ts.
const spoken = {
  'aria-label': '',
  'aria-role': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
}

mergeInternalComponents({
  View: spoken,
  Text: spoken,
  Image: spoken,
  Button: spoken,
  Input: spoken,
  Textarea: spoken,
})
