using MsaOrleans.Portal.Tests.Hosting;

namespace MsaOrleans.Portal.Tests;

/// <summary>How a page stands in its window.</summary>
internal static class Layout
{
    private const string FindFaults = """
        () => {
          const root = document.documentElement, faults = [];
          const banner = document.querySelector('header.site').getBoundingClientRect().height;
          if (banner > innerHeight / 4) faults.push(`banner of ${banner} px in ${innerHeight}`);
          if (root.scrollWidth > root.clientWidth) faults.push(`${root.scrollWidth} px wide in ${root.clientWidth}`);
          for (const element of document.querySelectorAll('body *')) {
            if (!element.checkVisibility() || element.closest('.visually-hidden, .skip, svg, thead')) continue;
            const name = `${element.tagName}.${element.className}#${element.id}`;
            if (element.getBoundingClientRect().right > root.clientWidth + 1) faults.push(`cut: ${name}`);
            const texts = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim() !== '');
            for (const text of texts) {
              const range = document.createRange();
              range.selectNodeContents(text);
              const rects = [...range.getClientRects()];
              const shows = getComputedStyle(element).overflowX === 'visible';
              if (shows && rects.some(({ right }) => right > root.clientWidth + 1)) faults.push(`beyond the edge: ${name} ${text.data}`);
              const lines = new Set(rects.map(({ top }) => Math.round(top))).size;
              const { length } = text.data.trim();
              if (length > 5 && lines > length / 2) faults.push(`a letter a line: ${name} ${text.data}`);
            }
          }
          return faults;
        }
        """;

    /// <summary>
    /// What is cut, wider than the window, or written a letter a line; a banner of more than a quarter of the window.
    /// </summary>
    public static Task<string[]> LayoutFaultsAsync(this Visitor visitor) =>
        visitor.Page.EvaluateAsync<string[]>(FindFaults);
}
