Page({ data: { title: '试一试' } });
