import { Page } from '@/components/page'

export default function Placeholder() {
  return <Page title="我的" tab="me" />
}
