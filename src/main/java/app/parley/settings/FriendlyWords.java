package app.parley.settings;

import java.util.List;

/** The words that made IDs consist of: short, easy to spell, and pleasant in any pairing. */
final class FriendlyWords {
    static final List<String> QUALITIES = words("""
            able agile airy alpine amber ample apt aqua arctic avid azure balmy bold brave breezy brief bright brisk
            bronze calm candid cheery civil classy clean clear clever coastal cobalt comfy coral cosmic cozy crisp
            curious daring dawn deep deft eager early earnest easy elated elfin epic even exact fair famed fancy fast
            festive fine firm fit fleet floral fluent fond frank free fresh friendly frosty gentle giant glad gleaming
            golden good grand great green happy hardy hazel hearty helpful honest humble ideal indigo ivory jade jolly
            jovial joyful keen kind lively loyal lucid lucky lunar magic maple mellow merry mighty mild mint misty
            modest mossy neat nifty nimble noble opal open orange patient pearly placid plucky polar polite proud
            quick quiet rapid ready regal rosy royal ruby rustic sage sandy scarlet serene sharp shiny silver simple
            sleek smart smooth snowy solar solid sparkly spry stable starry steady stellar sturdy sunny super swift
            teal tender tidy topaz tranquil true upbeat velvet vivid warm wise witty zany zesty
            """);

    static final List<String> THINGS = words("""
            acorn alder anchor antler apple apricot arrow aspen aster atlas badger bamboo basil bay beacon beaver bee
            birch bison bloom bluebird boat bridge brook canary canoe canyon carrot castle cedar cello cherry cloud
            clover comet compass condor cove crane creek cricket daisy deer delta dingo dolphin dove dragonfly dune
            eagle echo elk elm ember falcon fawn fern ferret field finch fjord flame flute forest fox gazelle gecko
            ginger glacier grove gull harbor harp hawk hazelnut heron hill hopper ibis iris island ivy jaguar jasmine
            jay kestrel kettle kite kiwi koala lagoon lake lantern lark laurel leaf lemon lemur lilac lily linden lion
            llama lotus lynx magnet mango maple marlin marten meadow melon meteor moon moose mountain myrtle narwhal
            nectar oak oasis ocean olive orbit orchid osprey otter owl panda papaya parrot peach pear pebble pelican
            penguin pepper petal piano pine planet plum pony poppy puffin quail quartz rabbit raven reef ridge river
            robin rocket rose saffron salmon seal shell sparrow spruce star stone stork stream summit sun swallow swan
            thistle tiger trout tulip turtle valley violet walnut walrus wave whale willow wind wren yak zebra
            """);

    private FriendlyWords() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
