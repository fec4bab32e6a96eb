# packaging/Publish.java fills in a release's address and checksums.
cask "parley" do
  arch arm: "aarch64", intel: "x86_64"

  version "@VERSION@"
  sha256 arm:   "@SHA256:parley-@VERSION@-macos-aarch64.dmg@",
         intel: "@SHA256:parley-@VERSION@-macos-x86_64.dmg@"

  url "@URL@/parley-#{version}-macos-#{arch}.dmg"
  name "Parley"
  desc "Video calls from computer to computer"
  homepage "@PAGE@"

  depends_on macos: :monterey

  app "Parley.app"
  binary "#{appdir}/Parley.app/Contents/MacOS/Parley", target: "parley"

  zap trash: "~/Library/Application Support/Parley"
end
