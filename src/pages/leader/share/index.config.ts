export default definePageConfig({ navigationBarTitleText: '转发到群', enableShareAppMessage: true })
