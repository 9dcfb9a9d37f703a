import { Page } from '@/components/page'

export default function Placeholder() {
  return <Page title="认领" />
}
