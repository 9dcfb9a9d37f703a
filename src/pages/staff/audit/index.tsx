import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>记录</Text>
    </View>
  )
}
