import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>我的</Text>
    </View>
  )
}
