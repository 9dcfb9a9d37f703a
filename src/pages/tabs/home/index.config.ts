export default definePageConfig({ enableShareAppMessage: false, disableScroll: false })
