import { Page } from '@/components/page'

export default function Placeholder() {
  return <Page title="品牌的回答" />
}
