/**
 * What the person sees: view models in plain Java, views in plain Java and CSS. Everything here is confined to the
 * JavaFX Application Thread unless it says otherwise; nothing here blocks, opens a device or touches a socket.
 */
package app.parley.ui;
