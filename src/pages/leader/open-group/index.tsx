import { Text, View } from '@tarojs/components'

export default function Placeholder() {
  return (
    <View>
      <Text>开一个团</Text>
    </View>
  )
}
