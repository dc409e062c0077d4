<form/>
