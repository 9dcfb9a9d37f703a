export default definePageConfig({ navigationBarTitleText: '回一个低分' })
