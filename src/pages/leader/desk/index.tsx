import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>今天</Text>
    </View>
  )
}
