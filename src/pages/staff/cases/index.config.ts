export default definePageConfig({ navigationBarTitleText: '等回答的事' })
