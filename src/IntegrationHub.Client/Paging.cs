using System.Runtime.CompilerServices;

namespace IntegrationHub.Client;

/// <summary>Walks from page to page by the tokens the hub gives out.</summary>
internal static class Paging
{
    public static async IAsyncEnumerable<TItem> AllAsync<TPage, TItem>(
        Func<string, Task<TPage>> page,
        Func<TPage, IEnumerable<TItem>> items,
        Func<TPage, string> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var token = "";
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var current = await page(token);
            foreach (var item in items(current))
            {
                yield return item;
            }

            token = next(current);
        }
        while (token.Length > 0);
    }
}
