export default definePageConfig({ navigationBarTitleText: '品牌的回答' })
