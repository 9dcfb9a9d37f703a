import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>品牌的回答</Text>
    </View>
  )
}
