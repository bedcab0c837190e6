using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Storage;

public sealed class WholeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ih-whole-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Of_many_who_make_a_file_at_once_one_has_made_it_and_what_it_wrote_stays()
    {
        for (var round = 0; round < 100; round++)
        {
            var path = Path.Combine(folder, $"{round}");
            var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var makers = Enumerable.Range(0, 8).Select(async maker =>
            {
                await ready.Task;
                return (maker, Made: WholeFile.TryMakeSecret(path, $"{maker}"));
            }).ToList();
            ready.SetResult();

            var outcomes = await Task.WhenAll(makers).Within(Within.AMinute);

            Assert.Equal($"{outcomes.Single(o => o.Made).maker}", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        }

        Assert.Equal(100, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void What_is_there_already_stays()
    {
        var path = Path.Combine(folder, "keys");
        WholeFile.TryMakeSecret(path, "first");

        Assert.False(WholeFile.TryMakeSecret(path, "second"));
        Assert.Equal("first", File.ReadAllText(path));
    }
}
