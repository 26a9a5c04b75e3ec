// Packages that come without types.

declare module 'markdown-it-container' {
  const container: import('markdown-it').PluginWithParams;
  export default container;
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: string;
      keepFeatures?: string[];
      noHinting?: boolean;
      preserveNameIds?: number[];
    },
  ): Promise<Uint8Array>;
}
