import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>工作</Text>
    </View>
  )
}
