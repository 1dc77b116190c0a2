Page({ data: { title: '看看会改变什么' } });
